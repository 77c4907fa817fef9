import type { HttpRequest } from "../httpRequest.ts";
import { movedTo } from "../places/movedTo.ts";
import { mostPrograms, type ProgramInText } from "./machine/programInText.ts";
import type { CodeReader } from "./codeReader.ts";

type CodeFound = NonNullable<ReturnType<CodeReader["read"]>>;

/** Adds the requests of embedded programs to those of the text itself. `read`: reads one embedded program. */
export function withPrograms(
  { programs, ...own }: CodeFound & { readonly programs: readonly ProgramInText[] },
  read: (program: ProgramInText) => CodeFound | undefined,
): CodeFound {
  if (programs.length === 0) return own;
  let cut = own.cut || programs.length > mostPrograms;
  const requests = programs.slice(0, mostPrograms).flatMap((program) => {
    const found = read(program);
    cut ||= found?.cut === true;
    return (found?.requests ?? []).flatMap((request) => inText(request, program));
  });
  return { ...own, requests: [...own.requests, ...requests], cut };
}

/**
 * Moves a request's places into the surrounding text. Empty where it would be quoted within quotes, which edits
 * cannot write.
 */
function inText(
  request: HttpRequest,
  { source, around, keepsNames }: ProgramInText,
): readonly HttpRequest[] {
  const isQuoted = request.surroundings?.some(({ kind }) => kind === "quotes") === true;
  if (isQuoted && around?.kind === "quotes") return [];
  return [movedTo(source.runs, keepsNames ? withNames(request) : request, around)];
}

/** Marks headers that contain a shell variable, which is not substituted here and so means nothing to the program. */
function withNames(request: HttpRequest): HttpRequest {
  if (request.form.kind !== "code") return request;
  const headers = request.headers.map((header) => {
    const { value } = header;
    const isNamed =
      value.kind === "known" &&
      (value.runs ?? []).some(
        (run) =>
          run.variable !== true && variable.test(value.text.slice(run.at, run.at + run.length)),
      );
    return isNamed ? { ...header, keepsName: true as const } : header;
  });
  return { ...request, headers };
}

const variable = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/;
