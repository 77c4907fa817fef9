import type { Page } from "playwright-core";
import { patience } from "../host/patience.ts";
import { eventually, runCommand, withLabel } from "./workbench.ts";

const activeGroup = ".part.editor .editor-group-container.active";

/** The title of the active editor's tab; waits until there is one. */
export async function activeTab(page: Page): Promise<string> {
  const tab = page.locator(`${activeGroup} .tab.active`);
  // What it shows is cut into pieces, differently from version to version.
  return (await tab.getAttribute("data-resource-name")) ?? "";
}

/** Waits until the active editor's tab has exactly this title. */
export async function waitForTab(page: Page, title: string): Promise<void> {
  await page.locator(`${activeGroup} .tab.active[data-resource-name="${title}"]`).waitFor();
}

/** Opens a file of the folder by its name, as people do who know it. */
export async function openFile(page: Page, name: string): Promise<void> {
  await runCommand(page, "Go to File...");
  await page.locator(".quick-input-widget input.input").fill(name);
  // By its name: until the search has ended, the first row is a file that was opened before.
  await withLabel(page, page.locator(".quick-input-widget .monaco-list-row"), name).click();
  await waitForTab(page, name);
}

/**
 * The whole text of the active editor, read the way a user would take it: select all and copy. What the page
 * itself holds are the lines in sight alone. Leaves the cursor where VS Code puts it, at the start.
 */
export async function editorText(page: Page): Promise<string> {
  // Focused, not clicked: a click would follow a link or fold a region that happens to be there.
  await page
    .locator(`${activeGroup} .monaco-editor`)
    .locator("textarea.inputarea, .native-edit-context")
    .first()
    .focus();
  await page.evaluate("navigator.clipboard.writeText('')");
  await page.keyboard.press("ControlOrMeta+KeyA");
  await page.keyboard.press("ControlOrMeta+KeyC");
  await page.waitForFunction("navigator.clipboard.readText().then((text) => text !== '')");
  const text = await page.evaluate("navigator.clipboard.readText()");
  await page.keyboard.press("ControlOrMeta+Home");
  return String(text);
}

/** The titles of the code lenses in sight, from top to bottom and left to right; waits until there is one. */
export async function codeLenses(page: Page): Promise<string[]> {
  const lenses = page.locator(`${activeGroup} .codelens-decoration a`);
  await lenses.first().waitFor();
  return lenses.allInnerTexts();
}

/** Clicks a code lens by a part of its title. */
export async function clickCodeLens(page: Page, title: string): Promise<void> {
  await page.locator(`${activeGroup} .codelens-decoration a`, { hasText: title }).first().click();
}

/**
 * Repairs all that is marked in the active editor. Asks again where nothing comes of it: VS Code drops a request for
 * code actions, without a sign, when the cursor has just moved, a problem was just shown or a provider registers.
 */
export async function fixAll(page: Page): Promise<void> {
  const marked = page.locator(`${activeGroup} .squiggly-error`).first();
  await eventually(async () => {
    await runCommand(page, "Fix All");
    await marked.waitFor({ state: "detached", timeout: patience.turn });
  });
}
