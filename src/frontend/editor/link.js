// The address that holds a query, to share.
const MOST = 20_000;

export const queryOf = (hash) => {
  if (!hash.startsWith("#q=")) return "";
  try {
    return decodeURIComponent(hash.slice(3));
  } catch {
    return "";
  }
};

const address = (query) => {
  const kept = new URLSearchParams(location.search);
  kept.delete("query");
  kept.delete("question");
  return `${location.pathname}${String(kept) && `?${kept}`}#q=${encodeURIComponent(query)}`;
};

// Puts the query into the address of the page, so that it can be copied, kept and loaded again.
export const keepInAddress = (query) => {
  if (query.length <= MOST) history.replaceState(null, "", address(query));
};

export const copyLink = async (query) => {
  keepInAddress(query);
  try {
    await navigator.clipboard.writeText(new URL(address(query), location.href).href);
    return true;
  } catch {
    return false;
  }
};
