import fc from "fast-check";
import type { TextHints } from "../../../src/requests/extract.ts";
import type { Wanted } from "./generated.ts";

/** A form that requests are written in by the tests, in their own way of quoting. */
export interface Form {
  readonly name: string;
  readonly hints: TextHints;
  readonly hasUrl: boolean;
  /** Whether the form can say it. */
  readonly takes: (value: string) => boolean;
  /** Writes one request after the other. */
  readonly write: (requests: readonly Wanted[], lineEnd: string) => string;
}

type Quoting = (text: string) => string;

const posixQuotings: Readonly<Record<string, Quoting>> = {
  single: (text) => `'${text.replaceAll("'", `'"'"'`)}'`,
  double: (text) => `"${text.replace(/["\\$`]/g, "\\$&")}"`,
  ansi: (text) => `$'${text.replace(/['\\]/g, "\\$&").replaceAll("é", "\\u00e9")}'`,
  bare: (text) => text.replace(/[^A-Za-z0-9]/gu, "\\$&"),
  mixed: (text) =>
    Array.from(text, (char, index) =>
      index % 3 === 0 && char !== "'" ? `'${char}'` : char.replace(/[^A-Za-z0-9]/u, "\\$&"),
    ).join(""),
};

/** A command: on one line, or one line an option. */
function command(
  { method, url, headers }: Wanted,
  quote: Quoting,
  options: { lineEnd?: string; joined?: boolean; program?: string } = {},
): string {
  const space = options.joined === true ? "" : " ";
  return [
    `${options.program ?? "curl"}${space === "" ? " -s" : ""} -X${space}${method}`,
    quote(url),
    ...headers.map(([name, value]) => `-H${space}${quote(`${name}: ${value}`)}`),
  ].join(options.lineEnd ?? " ");
}

const posix = Object.entries(posixQuotings).flatMap(([name, quote]): Form[] =>
  [
    { name: `posix ${name}`, options: () => ({}) },
    { name: `posix ${name}, joined`, options: () => ({ joined: true }) },
    { name: `posix ${name}, lines`, options: (end: string) => ({ lineEnd: ` \\${end}  ` }) },
  ].map((style) => ({
    name: style.name,
    hints: { languageId: "shellscript" },
    hasUrl: true,
    takes: () => true,
    write: (requests, lineEnd) =>
      requests.map((each) => command(each, quote, style.options(lineEnd))).join(lineEnd),
  })),
);

const cmdQuotings: Readonly<Record<string, Quoting>> = {
  double: (text) => `"${text.replaceAll('"', '""')}"`,
  caret: (text) => `^"${text.replace(/[&|<>^()!%]/g, "^$&").replaceAll('"', '\\^"')}^"`,
};

const cmd = Object.entries(cmdQuotings).map(([name, quote]): Form => ({
  name: `cmd ${name}`,
  hints: { languageId: "bat" },
  hasUrl: true,
  takes: (value) => !/[%\\]/.test(value),
  write: (requests, lineEnd) =>
    requests.map((each) => command(each, quote, { lineEnd: ` ^${lineEnd}  ` })).join(lineEnd),
}));

const powershellQuotings: Readonly<Record<string, Quoting>> = {
  single: (text) => `'${text.replaceAll("'", "''")}'`,
  double: (text) => `"${text.replace(/[`$]/g, "`$&").replaceAll('"', '""')}"`,
};

const powershell = Object.entries(powershellQuotings).map(([name, quote]): Form => ({
  name: `powershell ${name}`,
  hints: { fileName: "call.ps1" },
  hasUrl: true,
  takes: () => true,
  write: (requests, lineEnd) =>
    requests
      .map((each) => command(each, quote, { lineEnd: ` \`${lineEnd}  `, program: "curl.exe" }))
      .join(lineEnd),
}));

/** Of commands of PowerShell itself, in a text that somebody pasted. */
const tableLayouts: Readonly<Record<string, (rows: readonly string[], lineEnd: string) => string>> =
  {
    "a line each": (rows, lineEnd) => `@{${["", ...rows].join(`${lineEnd}  `)}${lineEnd}}`,
    "one line": (rows) => `@{ ${rows.join("; ")} }`,
  };
const powershellTables = Object.entries(tableLayouts).flatMap(([layout, table]) =>
  Object.entries(powershellQuotings).map(([name, quote]): Form => ({
    name: `Invoke-RestMethod ${name}, ${layout}`,
    hints: {},
    hasUrl: true,
    takes: () => true,
    write: (requests, lineEnd) =>
      requests
        .map(({ method, url, headers }) => {
          const rows = headers.map(([key, value]) => `${quote(key)} = ${quote(value)}`);
          return `Invoke-RestMethod -Method ${method} -Uri ${quote(url)} -Headers ${table(rows, lineEnd)}`;
        })
        .join(lineEnd),
  })),
);

const http: Form = {
  name: "http file",
  hints: { fileName: "a.http" },
  hasUrl: true,
  takes: (value) => !value.includes("{{"),
  write: (requests, lineEnd) =>
    requests
      .map(({ method, url, headers }) =>
        [
          `${method} ${url} HTTP/1.1`,
          ...headers.map(([name, value]) => `${name}: ${value}`),
          "",
          '{ "a": 1 }',
          "",
        ].join(lineEnd),
      )
      .join(`${lineEnd}### next${lineEnd}`),
};

const block: Form = {
  name: "header lines in a fence",
  hints: { languageId: "markdown" },
  hasUrl: false,
  takes: (value) => !value.includes("{{"),
  write: (requests, lineEnd) =>
    requests
      .map(({ headers }) =>
        [
          "Some prose.",
          "",
          "```http",
          ...headers.map(([name, value]) => `${name}: ${value}`),
          "```",
        ].join(lineEnd),
      )
      .join(lineEnd),
};

const markdown = (["name first", "value first"] as const).map((order): Form => ({
  name: `Markdown table, ${order}`,
  hints: { languageId: "markdown" },
  hasUrl: false,
  takes: (value) => !/[`\\]|^([*_]).*\1$/.test(value),
  write: (requests, lineEnd) =>
    requests
      .map(({ headers }) => {
        const rows = [["Header Name", "Value"], ["---", ":--"], ...headers];
        const lines = rows.map(([name = "", value = ""]) => {
          const cell = value.replaceAll("|", "\\|");
          return order === "name first"
            ? `| ${name.padEnd(16)} | ${cell} | ${name === "---" ? name : "x"} |`
            : `| ${name === "---" ? name : "x"} | ${cell} | ${name} |`;
        });
        return lines.join(lineEnd);
      })
      .join(`${lineEnd}${lineEnd}`),
}));

const tabs: Form = {
  name: "tabs",
  hints: {},
  hasUrl: false,
  takes: (value) => !/^["[{]|^([*_`]).*\1$/.test(value),
  write: (requests, lineEnd) =>
    requests
      .map(({ headers }) =>
        [["Key", "Value"], ...headers].map((row) => row.join("\t")).join(lineEnd),
      )
      .join(`${lineEnd}${lineEnd}`),
};

type Shape = (request: Wanted) => unknown;

const shapes: Readonly<Record<string, readonly [shape: Shape, hasUrl: boolean]>> = {
  "JSON rows": [({ headers }) => headers.map(([name, value]) => ({ name, value })), false],
  "JSON object": [({ headers }) => Object.fromEntries(headers), false],
  "Data Connector": [
    ({ method, url, headers }) => ({
      ...{ name: "x", http_method: method.toLowerCase(), url },
      headers: headers.map(([name, value]) => ({ value, name })),
      body: null,
    }),
    true,
  ],
  "headers beside a URL": [
    ({ method, url, headers }) => ({ method, url, headers: Object.fromEntries(headers) }),
    true,
  ],
};

const json = Object.entries(shapes).flatMap(([name, [shape, hasUrl]]): Form[] =>
  [undefined, 2].map((space) => ({
    name: `${name}, ${space === undefined ? "one line" : "lines"}`,
    hints: { languageId: "json" },
    hasUrl,
    takes: () => true,
    write: (requests, lineEnd) =>
      JSON.stringify(requests.map(shape), undefined, space).replaceAll("\n", lineEnd),
  })),
);

const postman: Form = {
  name: "Postman",
  hints: { languageId: "json" },
  hasUrl: true,
  takes: (value) => !value.includes("{{"),
  write: (requests, lineEnd) => {
    const item = requests.map(({ method, url, headers }) => ({
      name: "x",
      request: {
        method,
        header: [
          { key: "Accept", value: "never", disabled: true },
          ...headers.map(([key, value]) => ({ key, value })),
        ],
        url: { raw: url, host: [] },
      },
      response: [{ header: [{ key: "Accept", value: "answer" }] }],
    }));
    return JSON.stringify({ info: {}, item }, undefined, "\t").replaceAll("\n", lineEnd);
  },
};

export const forms: readonly Form[] = [
  ...[...posix, ...cmd, ...powershell, ...powershellTables, http, block],
  ...[...markdown, tabs, ...json, postman],
];

/** Line ends. */
export const lineEnds = fc.constantFrom("\n", "\r\n");
