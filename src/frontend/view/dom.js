// Labels and quotes are data: they enter the page as text, never as markup.
export const $ = (id) => document.getElementById(id);

export const make = (tag, facts = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const button = (text, onclick, facts = {}) => make("button", { type: "button", text, onclick, ...facts });

export const saveAs = (name, blob) => {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};
