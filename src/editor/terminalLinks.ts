import { type Disposable, TerminalLink, l10n, window } from "vscode";
import { runCommand } from "../ui/command.ts";

/** A link that knows the line it stands in. */
class ErrorLink extends TerminalLink {
  readonly line: string;

  constructor(start: number, line: string) {
    super(start, code.length, l10n.t("Explain this error"));
    this.line = line;
  }
}

const code = "media_type_not_acceptable";

/** Makes the error's code in a terminal a link to its explanation. */
export function registerTerminalLinks(): Disposable {
  return window.registerTerminalLinkProvider({
    provideTerminalLinks({ line }): ErrorLink[] {
      const links: ErrorLink[] = [];
      for (let at = line.indexOf(code); at >= 0; at = line.indexOf(code, at + code.length)) {
        links.push(new ErrorLink(at, line));
      }
      return links;
    },
    async handleTerminalLink({ line }: ErrorLink) {
      await runCommand("intercomExplorer.diagnose", line);
    },
  });
}
