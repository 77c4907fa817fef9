const insides: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\n]*(?:\\.[^"\\\n]*)*/y,
  "'": /[^'\\\n]*(?:\\.[^'\\\n]*)*/y,
  "`": /[^`\\]*(?:\\[^][^`\\]*)*/y,
};

/** Finds where a text that begins with a quote mark ends, in any language; undefined if it does not. */
export type EndOf = (mark: string, start: number) => number | undefined;

/** Searches that only move forward: text after an unclosed mark is not searched for its end again. */
export function quotedEnds(text: string): EndOf {
  const endless = new Map<string, number>();
  return (mark, start) => {
    const from = start + mark.length;
    if (from <= (endless.get(mark) ?? -1)) return undefined;
    const inside = insides[mark];
    const closing = mark === "/*" ? "*/" : mark;
    let at = inside === undefined ? text.indexOf(closing, from) : from;
    if (inside !== undefined) {
      inside.lastIndex = from;
      inside.test(text);
      at = inside.lastIndex;
    }
    if (at !== -1 && text.startsWith(closing, at)) return at + closing.length;
    endless.set(mark, at === -1 ? text.length : at);
    return undefined;
  };
}
