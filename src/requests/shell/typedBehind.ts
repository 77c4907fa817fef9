/**
 * What a terminal writes before what is typed: a sign alone, or behind `user@host:~`, `[user@host dir]`, a directory,
 * with `(venv)` before any of them.
 */
const name =
  /(?:\([\w.-]{1,60}\)[ \t]?)?(?:\[[\w.@:~/ -]{1,100}\]|[\w.-]{1,60}@[\w.-]{1,60}(?:[: ][\w.~/-]{0,100})?|~[\w./-]{0,100})?[ \t]?/
    .source;

/** Whether what stands before a command is a prompt, so that `>` at the beginning of further lines is one, too. */
export const typedBehind = new RegExp(`^\\s*${name}[$%>#][ \\t]`);

/** The sign of the administrator's prompt alone is that of a comment as well, but for what follows it. */
const comment = /(?!#[ \t]+(?!(?:curl|wget|https?)[ \t]+["'-]?(?:-|https?:|[A-Z]+[ \t])))/.source;

/** A line as it was typed, behind a prompt. */
export const typedLine = new RegExp(`^[ \\t]*${comment}${name}[$%>#][ \\t]+\\S`, "m");
