/**
 * A prompt's text before its sign: `user@host:~`, `[user@host dir]`, a directory, each optionally after `(venv)`; or
 * nothing.
 */
const name =
  /(?:\([\w.-]{1,60}\)[ \t]?)?(?:\[[\w.@:~/ -]{1,100}\]|[\w.-]{1,60}@[\w.-]{1,60}(?:[: ][\w.~/-]{0,100})?|~[\w./-]{0,100})?[ \t]?/
    .source;

/** Whether the text before a command is a prompt, so that `>` at the beginning of further lines is a prompt, too. */
export const typedBehind = new RegExp(`^\\s*${name}[$%>#][ \\t]`);

/** Root's prompt `#` also begins a comment: the text after it decides. */
const comment = /(?!#[ \t]+(?!(?:curl|wget|https?)[ \t]+["'-]?(?:-|https?:|[A-Z]+[ \t])))/.source;

/** A line typed after a prompt. */
export const typedLine = new RegExp(`^[ \\t]*${comment}${name}[$%>#][ \\t]+\\S`, "m");
