import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { patience } from "../host/patience.ts";
import { repository } from "../host/repository.ts";
import type { Workbench } from "./startWorkbench.ts";

/** Opens a folder of this machine; resolves when the workbench is drawn, extensions may still be starting. */
export async function openFolder(
  { page, server }: Pick<Workbench, "page" | "server">,
  folder: string,
): Promise<void> {
  await page.goto(`${server.origin}/?${new URLSearchParams({ folder }).toString()}`);
  await drawn(page);
}

async function drawn(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor();
  await page.locator(".monaco-workbench .part.activitybar .action-item").first().waitFor();
}

/**
 * Runs a command by the palette, found by its whole title, as in "Intercom: Connect". Waits for commands of
 * extensions that are still being loaded; resolves when the palette closed, the command may still be running.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const palette = page.locator(
    '.quick-input-widget input[placeholder^="Type the name of a command"]',
  );
  const entry = withLabel(page, page.locator(".quick-input-list .monaco-list-row"), title);
  const soon = { timeout: patience.turn };
  await eventually(async () => {
    if (!(await palette.isVisible())) await page.keyboard.press("F1");
    // Typed anew each time: the palette does not notice a command that was added since.
    await palette.fill(">", soon);
    await palette.fill(`>${title}`, soon);
    await entry.click(soon);
  });
  await palette.waitFor({ state: "hidden" });
}

/**
 * Of rows of a tree, a list or a menu, the first whose label is exactly `label`, whatever else they show.
 * @param part selects the label inside a row.
 */
export function withLabel(
  page: Page,
  rows: Locator,
  label: string | RegExp,
  part = ".label-name",
): Locator {
  const text = typeof label === "string" ? new RegExp(`^\\s*${escape(label)}\\s*$`) : label;
  return rows.filter({ has: page.locator(part, { hasText: text }) }).first();
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Shows a view container by the title of its icon in the activity bar; does nothing where it is shown. */
export async function openViewContainer(page: Page, title: string): Promise<void> {
  const icon = page.locator(`.activitybar .action-item:has(a[aria-label^="${title}"])`);
  await icon.waitFor();
  // A click on the icon of what is shown would hide it.
  const shown = await icon.getAttribute("class");
  if (!/\bchecked\b/.test(shown ?? "")) await icon.click();
  await page
    .locator(".activitybar .action-item.checked", {
      has: page.locator(`a[aria-label^="${title}"]`),
    })
    .waitFor();
}

/** Reloads by the command: a reload of the page loses what VS Code has not written yet. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent("domcontentloaded");
  await runCommand(page, "Developer: Reload Window");
  await loaded;
  await drawn(page);
}

/** Writes `out/screenshots/<version>/<name>.png` and gives its path. */
export async function screenshot({ page, version }: Workbench, name: string): Promise<string> {
  const path = join(repository, "out", "screenshots", version, `${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  return path;
}

/**
 * Tries an action again until it succeeds, for as long as a step may take: for what the workbench gives no sign of.
 * Each try must itself wait for something, or the loop is a busy one.
 */
export async function eventually<T>(action: () => Promise<T>, limit = patience.step): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
