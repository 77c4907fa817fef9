/** A request that is written down for others to run; its token is a variable. */
export interface WrittenRequest {
  readonly url: string;
  /** Without Authorization, which is always written as a variable. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A cURL command for sh, bash and zsh. */
export function posixCurl({ url, headers }: WrittenRequest): string {
  return [
    `curl ${posixQuote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${posixQuote(`${name}: ${value}`)}`),
    // Double quotes: the shell puts the token in.
    '-H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN"',
  ].join(" \\\n  ");
}

/** The same for PowerShell, where `curl` may be another program and `$env:` names a variable. */
export function powershellCurl({ url, headers }: WrittenRequest): string {
  return [
    `curl.exe ${powershellQuote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${powershellQuote(`${name}: ${value}`)}`),
    '-H "Authorization: Bearer $env:INTERCOM_ACCESS_TOKEN"',
  ].join(" `\n  ");
}

function posixQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** PowerShell takes typographic quotes for quotes too: each is doubled. */
function powershellQuote(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
}
