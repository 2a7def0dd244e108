// The words that can be completed and the questions to start from, asked of the server once.

const KEYWORDS = "SELECT DISTINCT WHERE CONSTRUCT ASK DESCRIBE PREFIX FILTER OPTIONAL MINUS UNION VALUES BIND AS UNDEF ORDER|BY GROUP|BY HAVING LIMIT OFFSET ASC DESC NOT|EXISTS EXISTS IN FROM REDUCED GRAPH true false a".split(" ").map((one) => one.replace("|", " "));
const FUNCTIONS = "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IF COALESCE CONTAINS STRSTARTS STRENDS STRLEN SUBSTR STRBEFORE STRAFTER REPLACE REGEX CONCAT UCASE LCASE ABS ROUND CEIL FLOOR YEAR MONTH DAY NOW IRI STRLANG STRDT isIRI isLITERAL isNUMERIC isBLANK sameTerm".split(" ");

const fold = (text) => text.normalize("NFKC").toLowerCase();

const ready = (one) => ({ ...one, fold: { prefix: one.name.split(":")[0], local: fold(one.name.slice(one.name.indexOf(":") + 1)), zh: fold(one.zh), en: fold(one.en), about: fold(Object.values(one.about).join(" ")) } });

export const vocabulary = { terms: [], prefixes: {}, questions: [], keywords: KEYWORDS, functions: FUNCTIONS };

export const folded = fold;

export const read = async () => {
  const answer = await fetch("/editor/terms", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { terms, prefixes, questions } = await answer.json();
  Object.assign(vocabulary, { terms: terms.map(ready), prefixes, questions });
};
