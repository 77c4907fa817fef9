const word = /(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[A-Z]+)/.source;
const words = new RegExp(`^[$_]{0,2}\\.?${word}(?:[_.]${word})*$`);

/** Whether a text is clearly a variable's name, made of words; anything else may be a secret. */
export function isVariableName(text: string): boolean {
  const name = text.trim();
  return name.length <= 40 && words.test(name);
}
