import { parseArgs } from "node:util";
import type { Severity } from "../diagnosis/finding.ts";

/** How findings are written. */
export type Format = "text" | "json" | "sarif";

/** What a call of the program asks for. */
export type Arguments =
  | { readonly kind: "help" }
  | { readonly kind: "unusable"; readonly message: string }
  | {
      readonly kind: "diagnose";
      /** Files and folders as they were given; `-` is standard input. */
      readonly paths: readonly string[];
      readonly format: Format;
      readonly minimumSeverity: Severity;
    };

const formats: readonly Format[] = ["text", "json", "sarif"];
const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** What `--help` prints. */
export const usage = `Usage: intercom-request-doctor [options] PATHS…

Finds requests to Intercom that end in media_type_not_acceptable, or in another error, in every text file
below PATHS that mentions intercom.io or media_type_not_acceptable. What .gitignore names is left out, but
for what is named here. A path of - is standard input.

  --format text|json|sarif   how findings are written (text)
  --min-severity LEVEL       error, warning, information or hint: the least that is reported (warning)
  --help                     prints this

Ends with 0 where nothing is found, with 1 where something is, with 2 where it was called in a wrong way or
something could not be read.
`;

/** Reads the arguments behind the program's name. Never throws. */
export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        "min-severity": { type: "string", default: "warning" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const format = formats.find((known) => known === values.format);
    const minimumSeverity = severities.find((known) => known === values["min-severity"]);
    if (format === undefined) return unusable(`--format is one of: ${formats.join(", ")}.`);
    if (minimumSeverity === undefined) {
      return unusable(`--min-severity is one of: ${severities.join(", ")}.`);
    }
    if (positionals.length === 0) return unusable("There is no path to look at.");
    // A variable of the shell with nothing in it: the working folder is not meant.
    if (positionals.includes("")) return unusable("A path is empty.");
    return { kind: "diagnose", paths: positionals, format, minimumSeverity };
  } catch (error) {
    return unusable(reasonOf(error));
  }
}

/** What Node.js's reader of arguments says, in a sentence of ours where it has a name for that. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const [option = ""] = /--?[\w-]+/.exec(error.message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${option}.`;
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return `${option} is not given in this way.`;
  return error.message;
}

function unusable(message: string): Arguments {
  return { kind: "unusable", message };
}
