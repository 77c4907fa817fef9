import { window } from "vscode";
import type { Attempt } from "../intercom/attempt.ts";
import { redact } from "../intercom/redact.ts";
import { visible } from "../intercom/visible.ts";

/** The extension's output channel; whatever is written to it is redacted first. */
export interface Log {
  attempt(attempt: Attempt): void;
  info(message: string): void;
  error(message: string): void;
  show(): void;
  dispose(): void;
}

export function createLog(): Log {
  const channel = window.createOutputChannel("Intercom", { log: true });
  const clean = (text: string): string => visible(redact(text));
  return {
    attempt({ operation, status, requestId, duration, error }) {
      const facts = [status, `${Math.round(duration)} ms`, requestId && `request ${requestId}`];
      const line = [operation, ...facts.filter(Boolean)].join(" · ");
      if (error === undefined) channel.info(clean(line));
      else channel.warn(clean(`${line} · ${error.message}`));
    },
    info: (message) => channel.info(clean(message)),
    // A stack has a line for each call.
    error: (message) =>
      channel.error(message.replaceAll("\t", "    ").split("\n").map(clean).join("\n")),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
