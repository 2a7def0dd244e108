// The two names that the page takes from vis-network; what they do not need is left out by the bundler.
export { Network } from "vis-network/esnext";
export { DataSet } from "vis-data/esnext";
