import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { TookTooLong } from "../analysis/jobThread.ts";
import { rank } from "../diagnosis/diagnose.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import { findFiles } from "./findFiles.ts";
import { type Notice, formatSarif } from "./formatSarif.ts";
import { formatText, oneLine, shown } from "./formatText.ts";
import type { JudgeInput, Judged } from "./judge.ts";
import type { LocatedFinding } from "./locatedFinding.ts";
import { type Arguments, readArguments, usage } from "./readArguments.ts";
import { type FileContent, readStream, readText } from "./readText.ts";

/** What the program has of the world around it. */
export interface World {
  /** What paths and the names of files are relative to. */
  readonly folder: string;
  /** Judges a text, and rejects with `TookTooLong` where that takes too long. */
  readonly judge: (input: JudgeInput) => Promise<Judged>;
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
    world.warn(`${shown(one.file)}: ${oneLine(one.message)}\n`);
  };
  let files = 0;
  for await (const { file, content, isNamed } of contents(paths, world, notice)) {
    const level = isNamed ? "error" : "warning";
    if (content.kind === "tooLong") {
      notice({ file, message: "It is 5 MB or longer and was not looked at.", level });
    }
    if (content.kind === "binary" && isNamed) {
      notice({ file, message: "It is no text and was not looked at.", level });
    }
    if (content.kind !== "text" || !mentionsIntercom(content.text)) continue;
    files += 1;
    try {
      const judged = await world.judge({ file, isNamed, text: content.text });
      for (const found of judged.findings) findings.push(found);
      for (const message of judged.leftOut) notice({ file, message, level: "warning" });
    } catch (error) {
      // Whatever is wrong with one file, the others are still told about.
      if (error instanceof TookTooLong) {
        const message =
          "It is too long, nested too deep or too entangled: it took too long and was not looked at.";
        notice({ file, message, level });
      } else {
        notice({ file, message: `It cannot be judged: ${codeOf(error)}.`, level: "error" });
      }
    }
  }
  const least = rank(minimumSeverity);
  const reported = findings.filter(({ severity }) => rank(severity) <= least);
  world.out(written(reported, { format, files, notices }));
  if (notices.some(({ level }) => level === "error")) return 2;
  return reported.length > 0 ? 1 : 0;
}

/** A file as it was read; `isNamed`: it stands among the paths itself. */
interface Content {
  readonly file: string;
  readonly content: FileContent;
  readonly isNamed: boolean;
}

/** Each file once, whatever paths lead to it, as it is read. */
async function* contents(
  paths: readonly string[],
  { folder, stdin }: World,
  notice: (notice: Notice) => void,
): AsyncGenerator<Content> {
  const seen = new Set<string>();
  const nameOf = (path: string): string => relative(folder, path).replaceAll(sep, "/") || ".";
  const unreadable = (path: string, error: unknown): void => {
    // Node.js has put this sign where a name is no UTF-8: it knows the file under no name.
    const isNameless = path.includes("\ufffd");
    const message = isNameless
      ? "Its name is no UTF-8, and it was not looked at."
      : reasonOf(error);
    notice({ file: nameOf(path), message, level: isNameless ? "warning" : "error" });
  };
  const told = new Set<string>();
  const disregarded = (path: string, message: string): void => {
    // One list may be come to on several ways.
    if (told.has(path)) return;
    told.add(path);
    notice({ file: nameOf(path), message, level: "warning" });
  };
  for (const given of paths) {
    if (given === "-") {
      yield { file: "-", content: await readStream(stdin), isNamed: true };
      continue;
    }
    const named = resolve(folder, given);
    for await (const path of findFiles(named, { unreadable, disregarded })) {
      try {
        const place = await realpath(path);
        if (seen.has(place)) continue;
        seen.add(place);
        yield { file: nameOf(path), content: await readText(path), isNamed: path === named };
      } catch (error) {
        unreadable(path, error);
      }
    }
  }
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

/** Why a file cannot be read, for people. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return "There is no such file or folder.";
  return code === "EACCES" || code === "EPERM"
    ? "It cannot be read: you may not read it."
    : `It cannot be read: ${code}.`;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return String(error);
}
