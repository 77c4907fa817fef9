import { relative, resolve, sep } from "node:path";
import type { LoadCode } from "../analysis/codeLoader.ts";
import { diagnoseText } from "../analysis/diagnoseText.ts";
import { rank } from "../diagnosis/diagnose.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import { findFiles } from "./findFiles.ts";
import { type Notice, formatSarif } from "./formatSarif.ts";
import { formatText } from "./formatText.ts";
import { type LocatedFinding, locatedFindings } from "./locatedFinding.ts";
import { type Arguments, readArguments, usage } from "./readArguments.ts";
import { type FileContent, contentOf, readText } from "./readText.ts";

/** What the program has of the world around it. */
export interface World {
  /** What paths and the names of files are relative to. */
  readonly folder: string;
  readonly loadCode: LoadCode;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** How the program ends: nothing found, something found, called in a wrong way or not able to read. */
export type ExitCode = 0 | 1 | 2;

/** Runs the program with the arguments behind its name. Throws only what `world` throws. */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  const asked = readArguments(args);
  switch (asked.kind) {
    case "help":
      world.out(usage);
      return 0;
    case "unusable":
      world.warn(`${asked.message}\n\n${usage}`);
      return 2;
    case "diagnose":
      return diagnosePaths(asked, world);
  }
}

async function diagnosePaths(
  { paths, format, minimumSeverity }: Extract<Arguments, { kind: "diagnose" }>,
  world: World,
): Promise<ExitCode> {
  const findings: LocatedFinding[] = [];
  const notices: Notice[] = [];
  const notice = (one: Notice): void => {
    notices.push(one);
    world.warn(`${one.file}: ${one.message}\n`);
  };
  let files = 0;
  for await (const { file, content } of contents(paths, world, notice)) {
    if (content.kind === "tooLong") {
      notice({ file, message: "It is 5 MB or longer and was not looked at.", level: "warning" });
    }
    if (content.kind !== "text" || !mentionsIntercom(content.text)) continue;
    files += 1;
    try {
      for (const found of await judge(file, content.text, world.loadCode)) findings.push(found);
    } catch (error) {
      // Whatever is wrong with one file, the others are still told about.
      notice({ file, message: `It cannot be judged: ${codeOf(error)}.`, level: "error" });
    }
  }
  const least = rank(minimumSeverity);
  const reported = findings.filter(({ severity }) => rank(severity) <= least);
  world.out(written(reported, { format, files, notices }));
  if (notices.some(({ level }) => level === "error")) return 2;
  return reported.length > 0 ? 1 : 0;
}

/** Each file once, whatever paths lead to it, as it is read. */
async function* contents(
  paths: readonly string[],
  { folder, stdin }: World,
  notice: (notice: Notice) => void,
): AsyncGenerator<{ readonly file: string; readonly content: FileContent }> {
  const seen = new Set<string>();
  const nameOf = (path: string): string => relative(folder, path).replaceAll(sep, "/") || ".";
  const unreadable = (path: string, error: unknown): void =>
    notice({
      file: nameOf(path),
      message: `It cannot be read: ${codeOf(error)}.`,
      level: "error",
    });
  for (const given of paths) {
    if (given === "-") {
      yield { file: "-", content: contentOf(await bytesOf(stdin)) };
      continue;
    }
    for await (const path of findFiles(resolve(folder, given), unreadable)) {
      if (seen.has(path)) continue;
      seen.add(path);
      try {
        yield { file: nameOf(path), content: await readText(path) };
      } catch (error) {
        unreadable(path, error);
      }
    }
  }
}

/** Notes and logs are read as what people paste; anything else as what its name says. */
async function judge(file: string, text: string, loadCode: LoadCode): Promise<LocatedFinding[]> {
  const isPasted = file === "-" || /\.(?:json|log|txt)$/i.test(file);
  const input = {
    text,
    hints: isPasted ? {} : { fileName: file },
    options: isPasted ? { asked: true } : {},
    atMost: Number.POSITIVE_INFINITY,
  };
  const diagnosis = await diagnoseText(input, loadCode);
  return locatedFindings(file, text, diagnosis);
}

function written(
  findings: readonly LocatedFinding[],
  rest: { format: "text" | "json" | "sarif"; files: number; notices: readonly Notice[] },
): string {
  switch (rest.format) {
    case "text":
      return formatText(findings, rest.files);
    case "json":
      return `${JSON.stringify(findings, null, 2)}\n`;
    case "sarif":
      return formatSarif(findings, rest.notices);
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return String(error);
}
