const insides: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\n]*(?:\\.[^"\\\n]*)*/y,
  "'": /[^'\\\n]*(?:\\.[^'\\\n]*)*/y,
  "`": /[^`\\]*(?:\\[^][^`\\]*)*/y,
};

/** Finds where what begins with a mark ends, in whatever language; undefined where it does not. */
export type EndOf = (mark: string, start: number) => number | undefined;

/** Looks from places that only go forward: nothing is looked through twice for the end of what has none. */
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
