/** Blanks and comments within a line. */
export const blank = /(?:[ \t\r]|\/\*[^]*?(?:\*\/|$))*/y;

/** White space and comments over several lines. */
export const white = /(?:\s|(?:#|\/\/)[^\n]*|\/\*[^]*?(?:\*\/|$))*/y;

/** An HCL identifier, which may contain hyphens. */
export const name = /[A-Za-z_][\w-]*/y;
