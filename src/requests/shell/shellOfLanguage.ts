import type { Shell } from "./shellWord.ts";

const languages: Readonly<Record<string, Shell>> = {
  ...{ bash: "posix", sh: "posix", shell: "posix", zsh: "posix", shellscript: "posix" },
  ...{ ksh: "posix", dash: "posix", bats: "posix" },
  ...{ console: "posix", "shell-session": "posix", shellsession: "posix", terminal: "posix" },
  ...{ curl: "posix", fish: "posix" },
  ...{ powershell: "powershell", pwsh: "powershell", ps1: "powershell", ps: "powershell" },
  ...{ bat: "cmd", batch: "cmd", cmd: "cmd", dos: "cmd" },
};

/** The shell for a language id of VS Code or the word after a fence. */
export function shellOfLanguage(language: string): Shell | undefined {
  return Object.hasOwn(languages, language) ? languages[language] : undefined;
}
