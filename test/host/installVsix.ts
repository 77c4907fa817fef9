import { plainEnvironment, run } from "./npm.ts";
import type { PreparedServer } from "./prepareServer.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import type { TemporaryFolder } from "./temporaryFolder.ts";

/** Installs a packaged extension by the server itself into a new extensions folder, the caller's to remove. */
export async function installVsix(server: PreparedServer, vsix: string): Promise<TemporaryFolder> {
  const folder = await temporaryFolder("vscode-extensions");
  const data = await temporaryFolder("vscode-install");
  try {
    const args = [
      ...[server.main, "--install-extension", vsix, "--accept-server-license-terms"],
      ...["--extensions-dir", folder.path, "--server-data-dir", data.path],
    ];
    const env = { ...plainEnvironment(), HOME: data.path, EXTENSIONS_GALLERY: "{}" };
    await run(server.node, args, folder.path, env);
    return folder;
  } catch (error) {
    await folder.remove();
    throw error;
  } finally {
    await data.remove();
  }
}
