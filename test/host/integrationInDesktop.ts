import { runTests } from "@vscode/test-electron";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { IntegrationRun } from "./integrationInServer.ts";
import { repository } from "./repository.ts";
import { quietSettings } from "./serve.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** Runs the same bundle as integrationInServer.ts does in a desktop VS Code, with a profile of its own. */
export async function integrationInDesktop(executable: string, run: IntegrationRun): Promise<void> {
  const profile = await temporaryFolder("vscode-desktop");
  try {
    await mkdir(join(profile.path, "User"));
    await writeFile(join(profile.path, "User", "settings.json"), JSON.stringify(quietSettings));
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repository,
      extensionTestsPath: run.bundle,
      extensionTestsEnv: { INTEGRATION_RESULT: run.result },
      launchArgs: [
        run.workspace,
        `--user-data-dir=${profile.path}`,
        `--extensions-dir=${join(profile.path, "extensions")}`,
        "--disable-workspace-trust",
      ],
    }).catch(() => {
      // A failed test ends VS Code with an error as well; the file with the outcome says which.
    });
  } finally {
    await profile.remove();
  }
}
