import type { Locator, Page } from "playwright-core";
import { withLabel } from "./workbench.ts";

/** What a row of a tree shows, and what it says to a screen reader. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** The tooltip where the extension gave no accessibility information of its own. */
  readonly ariaLabel: string;
  /** 1 for the topmost rows. */
  readonly level: number;
  /** Undefined where there is nothing to expand. */
  readonly expanded: boolean | undefined;
}

/** The tree of a view, by the view's name. */
export function tree(page: Page, view: string): Locator {
  return page.locator(`[role="tree"][aria-label="${view}"]`);
}

/** One row by its label; only rows in sight are in the page, see {@link scrollTreeTo}. */
export function treeRow(page: Page, view: string, label: string | RegExp): Locator {
  return withLabel(page, tree(page, view).locator(".monaco-list-row"), label);
}

/** The rows in sight from top to bottom; waits until there is one. */
export async function treeRows(page: Page, view: string): Promise<TreeRow[]> {
  const rows = tree(page, view).locator(".monaco-list-row");
  await rows.first().waitFor();
  const found = await Promise.all((await rows.all()).map(readRow));
  // The page holds them in the order in which they were drawn.
  return found.sort((a, b) => a.index - b.index).map((row) => row.shown);
}

async function readRow(row: Locator): Promise<{ index: number; shown: TreeRow }> {
  const expanded = await row.getAttribute("aria-expanded");
  const shown = {
    label: (await row.locator(".label-name").allTextContents()).join("").trim(),
    description: (await row.locator(".label-description").allTextContents()).join(""),
    ariaLabel: (await row.getAttribute("aria-label")) ?? "",
    level: Number(await row.getAttribute("aria-level")),
    expanded: expanded === null ? undefined : expanded === "true",
  };
  return { index: Number(await row.getAttribute("data-index")), shown };
}

/** Expands a row, unless it is; resolves when VS Code shows it so, its children may still be loading. */
export async function expandRow(page: Page, view: string, label: string | RegExp): Promise<void> {
  const row = treeRow(page, view, label);
  await row.waitFor();
  if ((await row.getAttribute("aria-expanded")) === "true") return;
  // The twistie: a click on the row would also run its command.
  await row.locator(".monaco-tl-twistie").click();
  await tree(page, view).locator('.monaco-list-row[aria-expanded="true"]').and(row).waitFor();
}

/** Clicks a row, as a user does to open it. */
export async function clickRow(page: Page, view: string, label: string | RegExp): Promise<void> {
  await treeRow(page, view, label).locator(".label-name").click();
}

/** Runs an inline action of a row by its title. */
export async function runInlineAction(
  page: Page,
  view: string,
  label: string | RegExp,
  action: string,
): Promise<void> {
  const row = treeRow(page, view, label);
  // The actions are drawn while the pointer is over the row.
  await row.hover();
  await row.locator(`.actions .action-label[aria-label^="${action}"]`).click();
}

/** Runs an entry of a row's context menu by its title. */
export async function runContextAction(
  page: Page,
  view: string,
  label: string | RegExp,
  action: string,
): Promise<void> {
  await treeRow(page, view, label).locator(".label-name").click({ button: "right" });
  const entry = page.locator(".monaco-menu").getByRole("menuitem", { name: action, exact: true });
  // By the keyboard: a menu that has only just opened takes no click, and does not say when it will.
  await entry.hover();
  await page.keyboard.press("Enter");
  await entry.waitFor({ state: "hidden" });
}

/** Runs an action from the title bar of a view container with one view, by the action's title. */
export async function runTitleAction(page: Page, action: string): Promise<void> {
  await page.locator(`.part.sidebar .title-actions .action-label[aria-label^="${action}"]`).click();
}

/** Scrolls to a row that may be out of sight, from the top; fails where the end comes first. */
export async function scrollTreeTo(
  page: Page,
  view: string,
  label: string | RegExp,
): Promise<Locator> {
  const row = treeRow(page, view, label);
  const last = tree(page, view).locator('.monaco-list-row[data-last-element="true"]');
  await tree(page, view).press("Home");
  while (!(await row.isVisible())) {
    if (await last.isVisible()) throw new Error(`No row ${String(label)} in ${view}.`);
    await tree(page, view).press("PageDown");
  }
  return row;
}

/** The text of a view that is empty and says so, with the titles of its buttons in their lines. */
export async function welcomeText(page: Page): Promise<string> {
  return page.locator(".part.sidebar .welcome-view-content").first().innerText();
}

/** Clicks a button of a view that is empty, by its title. */
export async function clickWelcome(page: Page, button: string): Promise<void> {
  await page
    .locator(".part.sidebar .welcome-view-content .monaco-button", { hasText: button })
    .click();
}
