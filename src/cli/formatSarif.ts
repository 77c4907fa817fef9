import type { Log, ReportingDescriptor, Result, Region as SarifRegion } from "sarif";
import type { Severity } from "../diagnosis/finding.ts";
import { rules } from "../diagnosis/rules.ts";
import { addressOf } from "../diagnosis/sources.ts";
import type { LocatedFinding, LocatedFix, Region } from "./locatedFinding.ts";

/** Something that was not looked at, in words. */
export interface Notice {
  readonly file: string;
  readonly message: string;
  /** An error where it could not be looked at, a warning where it was left out on purpose. */
  readonly level: "error" | "warning";
}

/** Findings as SARIF 2.1.0 (OASIS), which code hosts read. */
export function formatSarif(
  findings: readonly LocatedFinding[],
  notices: readonly Notice[],
): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "intercom-request-doctor", rules: rules.map(descriptorOf) },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: notices.every(({ level }) => level !== "error"),
            toolExecutionNotifications: notices.map(({ file, message, level }) => ({
              level,
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
            })),
          },
        ],
        results: findings.map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf({ code, title, source }: (typeof rules)[number]): ReportingDescriptor {
  const address = addressOf(source);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. It goes by ${source}.` },
    help: { text: source },
    ...(address === undefined ? {} : { helpUri: address }),
  };
}

function resultOf(finding: LocatedFinding): Result {
  const { code, severity, message, file, confidence, client, fix } = finding;
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.code === code),
    level: levelOf(severity),
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    ...(fix === undefined ? {} : { fixes: [fixOf(fix, artifactLocation.uri)] }),
    properties: { severity, confidence, client },
  };
}

function fixOf({ title, edits }: LocatedFix, uri: string): NonNullable<Result["fixes"]>[number] {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri },
        replacements: edits.map(({ text, ...region }) => ({
          deletedRegion: regionOf(region),
          insertedContent: { text },
        })),
      },
    ],
  };
}

function regionOf({ line, column, endLine, endColumn }: Region): SarifRegion {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function levelOf(severity: Severity): "error" | "warning" | "note" {
  return severity === "error" || severity === "warning" ? severity : "note";
}

/** A relative reference: a colon in its first part would be read as a scheme's. */
function uriOf(file: string): string {
  return file.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
