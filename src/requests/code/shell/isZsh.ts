/** Whether a script is for zsh; `name`: its language or file extension. */
export function isZsh(text: string, name: string | undefined): boolean {
  const [program] = /^#!.{0,100}/.exec(text) ?? [];
  if (program !== undefined && /sh\b/.test(program)) return /\bzsh\b/.test(program);
  if (/^(?:bash|ksh|dash|bats)$/.test(name ?? "")) return false;
  return /^z(?:sh|shrc|shenv|profile|login|logout)$/.test(name ?? "") || words.test(text);
}

const words =
  /^[ \t]*(?:emulate|setopt|unsetopt|autoload|zmodload|zle|compdef|print[ \t]+-(?:[rPln]|u\d))\b|\$\{\([@\w]/m;
