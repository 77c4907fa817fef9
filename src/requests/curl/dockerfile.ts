import { argvCommands } from "./argvCommands.ts";
import { findCommands } from "./findCommands.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { outside } from "../places/outside.ts";

/** Whether a text is a Dockerfile, by its language, its file's name, or what stands behind a fence. */
export function isDockerfile(name: string | undefined): boolean {
  return /^(?:dockerfile|containerfile|docker)$/.test(name ?? "");
}

/** The requests of a Dockerfile's instructions: commands for a shell, and lists of words. */
export function dockerfileRequests(text: string): HttpRequest[] {
  const commands = findCommands(withoutComments(text), "posix");
  const lists = argvCommands(text).map((request) =>
    mayGetMore(text, request) ? { ...request, headersComplete: false } : request,
  );
  return [...commands, ...outside(lists, commands)];
}

/** A line that goes on, and lines behind it that are no part of any instruction: comments and blank ones. */
const interrupted = /\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)+/g;

/** Docker takes comments out of an instruction of several lines before a shell sees it. No place moves. */
function withoutComments(text: string): string {
  return text.replace(interrupted, (all) => {
    const end = all.endsWith("\r\n") ? "\r\n" : "\n";
    return `${" ".repeat(all.length - end.length - 1)}\\${end}`;
  });
}

/** What is run as it is gets the words of `CMD`, or of who runs the image, as its further ones. */
function mayGetMore(text: string, { span }: HttpRequest): boolean {
  const before = text.slice(Math.max(0, span.start - longestPrefix), span.start);
  return (
    /(?:^|\n)[ \t]*ENTRYPOINT[ \t]*\[[^\]]*$/i.test(before) && !/-\w*c["'],?[^\]]*$/.test(before)
  );
}

/** As far back as the beginning of an instruction is looked for. */
const longestPrefix = 1000;
