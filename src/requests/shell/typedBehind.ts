/**
 * What a terminal writes before what is typed: a sign alone, or behind `user@host:~`, `[user@host dir]`, a directory,
 * with `(venv)` before any of them.
 */
const name =
  /(?:\([\w.-]{1,60}\)[ \t]?)?(?:\[[\w.@:~/ -]{1,100}\]|[\w.-]{1,60}@[\w.-]{1,60}(?:[: ][\w.~/-]{0,100})?|~[\w./-]{0,100})?[ \t]?/
    .source;

/** Whether what stands before a command is a prompt, so that `>` at the beginning of further lines is one, too. */
export const typedBehind = new RegExp(`^\\s*${name}[$%>#][ \\t]`);

/** A line as it was typed, behind a prompt. */
export const typedLine = new RegExp(`^[ \\t]*${name}[$%>#][ \\t]+\\S`, "m");
