/** The name of a file as written, without quotes and braces; undefined if it is no plain name. */
export function fileName(written: string): string | undefined {
  const [, , name] = /^(["']?)(.*)\1$/s.exec(written) ?? [];
  const plain = name?.replace(/^\$\{(\w+)\}/, "$$$1");
  if (plain === undefined || written.startsWith("'")) return undefined;
  return /^(?:\$[A-Za-z_]\w*|[\w.~])[\w./~-]*$/.test(plain) ? plain : undefined;
}

/**
 * The ways in which a script may write a file's name: as it is, by a variable holding it, or with a variable's value
 * in it.
 */
export function spellingsOf(name: string, text: string): readonly string[] {
  const [, braced, plain, rest = ""] = /^\$(?:\{(\w+)\}|(\w+))(.*)$/.exec(name) ?? [];
  const variable = braced ?? plain;
  const withVariable = (of: string): readonly string[] => [`$${of}${rest}`, `\${${of}}${rest}`];
  if (variable === undefined) {
    const given = new RegExp(`(?<![\\w$])(\\w+)=(["']?)${escaped(name)}\\2(?![\\w./-])`, "g");
    const variables = firstOf(text.matchAll(given), mostMentions).map(([, of = ""]) => of);
    return [name, ...variables.flatMap(withVariable)];
  }
  const given = new RegExp(`(?<![\\w$])${variable}=(["']?)([\\w./~-]+)\\1(?=[\\s;&|)]|$)`, "g");
  const values = firstOf(text.matchAll(given), mostMentions).map(([, , value = ""]) => value);
  return [name, ...withVariable(variable), ...values.map((value) => value + rest)];
}

/** How many files of a script are examined. */
const mostFiles = 100;

/** Tells for a file its name, if nothing but the visible code writes to it. */
export function ownFilesOf(text: string): (written: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (written) => {
    if (!known.has(written) && known.size < mostFiles) known.set(written, ownFile(written, text));
    return known.get(written);
  };
}

function ownFile(written: string, text: string): string | undefined {
  const name = fileName(written);
  if (name === undefined) return undefined;
  const [, variable, rest = ""] = /^\$(\w+)(.*)$/.exec(name) ?? [];
  if (variable !== undefined) {
    const set = new RegExp(
      `(?<![\\w$])${variable}=|\\b(?:for|read|mapfile)[^\\n]*\\b${variable}\\b`,
      "g",
    );
    if (firstOf(text.matchAll(set), 2).length > 1) return undefined;
  }
  const mention =
    variable === undefined
      ? new RegExp(`(?<![\\w./~$-])${escaped(name)}(?![\\w./-])`, "g")
      : new RegExp(`\\$(?:${variable}|\\{${variable}\\})(?!\\w)${escaped(rest)}`, "g");
  const mentions = firstOf(text.matchAll(mention), mostMentions + 1);
  const areSeen = mentions.every(({ index }) =>
    isSeen(text.slice(Math.max(0, index - 300), index)),
  );
  return areSeen && mentions.length <= mostMentions ? name : undefined;
}

const mostMentions = 50;

function firstOf<T>(all: Iterable<T>, count: number): readonly T[] {
  const first: T[] = [];
  for (const each of all) {
    first.push(each);
    if (first.length === count) break;
  }
  return first;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Commands that read, empty or remove a file. */
const reading =
  /^(?:!|if|while|until|rm|chmod|touch|test|\[\[?|trap|shred|ls|wc|cat|echo|print|printf|mktemp|export|readonly|stat|unlink)(?:\s|$)/;

/** Whether the text before a name shows a redirection or a reading. */
function isSeen(before: string): boolean {
  if (/(?:[<>]\|?|-\w*K|--config[ =]|@)[ \t]*["']?$/.test(before)) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (/^[ \t]*#/.test(line)) return true;
  const command = line
    .replace(/^.*(?:[;&|(){}`'](?!=)|\b(?:then|do|else)\b)/, "")
    .replace(/^[ \t]*(?:sudo[ \t]+)?/, "");
  return reading.test(command) || /^[ \t]*trap\b/.test(line);
}
