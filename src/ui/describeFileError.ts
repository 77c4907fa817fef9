import { type FileSystemError, l10n } from "vscode";

/** Why a file of the user's could not be read or written, and what to do next. */
export function describeFileError({ code, message }: FileSystemError): string {
  switch (code) {
    case "FileNotFound":
      return l10n.t("The file is not there. Choose another one.");
    case "NoPermissions":
      return l10n.t(
        "The file may not be read or written. Change its permissions, or choose another one.",
      );
    case "FileIsADirectory":
      return l10n.t("This is a folder. Choose a file.");
    default:
      return l10n.t(
        "The file could not be read or written ({0}). Choose another one, or try again.",
        message,
      );
  }
}
