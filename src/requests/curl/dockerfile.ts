import { argvCommands } from "./argvCommands.ts";
import { findCommands } from "./findCommands.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { outside } from "../places/outside.ts";

/** Whether a text is a Dockerfile, by language id, file name or the word after a fence. */
export function isDockerfile(name: string | undefined): boolean {
  return /^(?:dockerfile|containerfile|docker)$/.test(name ?? "");
}

/** The requests in a Dockerfile's instructions, as shell commands or as lists of words. */
export function dockerfileRequests(text: string): HttpRequest[] {
  const commands = findCommands(withoutComments(text), "posix");
  const lists = argvCommands(text).map((request) =>
    mayGetMore(text, request) ? { ...request, headersComplete: false } : request,
  );
  return [...commands, ...outside(lists, commands)];
}

/** A continued line with comments or blank lines after it, which Docker removes from the instruction. */
const interrupted = /\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)+/g;

/** Replaces these by blanks, so that a shell's syntax remains and no offset changes. */
function withoutComments(text: string): string {
  return text.replace(interrupted, (all) => {
    const end = all.endsWith("\r\n") ? "\r\n" : "\n";
    return `${" ".repeat(all.length - end.length - 1)}\\${end}`;
  });
}

/** Whether `CMD`, or whoever runs the image, adds arguments: for an `ENTRYPOINT` list that is not a shell script. */
function mayGetMore(text: string, { span }: HttpRequest): boolean {
  const before = text.slice(Math.max(0, span.start - longestPrefix), span.start);
  return (
    /(?:^|\n)[ \t]*ENTRYPOINT[ \t]*\[[^\]]*$/i.test(before) && !/-\w*c["'],?[^\]]*$/.test(before)
  );
}

/** How far back the beginning of an instruction is searched. */
const longestPrefix = 1000;
