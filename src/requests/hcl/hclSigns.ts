/** What may stand between two words of a line. */
export const blank = /(?:[ \t\r]|\/\*[^]*?(?:\*\/|$))*/y;

/** The same over several lines. */
export const white = /(?:\s|(?:#|\/\/)[^\n]*|\/\*[^]*?(?:\*\/|$))*/y;

/** A name of HCL, which may have hyphens. */
export const name = /[A-Za-z_][\w-]*/y;
