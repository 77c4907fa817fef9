/** Prepares everything that the tests need beside node_modules; they would do so themselves when needed. */
import { prepareBrowser } from "./browser.ts";
import { prepareServer } from "./prepareServer.ts";
import { releases } from "./vscodeVersions.ts";

for (const release of releases) await prepareServer(release);
await prepareBrowser();
