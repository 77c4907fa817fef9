import type { Locator, Page } from "playwright-core";
import { patience } from "../host/patience.ts";
import { eventually, withLabel } from "./workbench.ts";

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

/** Where a label is clicked: the middle of a long one is cut off. */
const start = { x: 4, y: 6 };

/** The tree of a view, by the view's name. */
function tree(page: Page, view: string): Locator {
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
  await treeRow(page, view, label).locator(".label-name").click({ position: start });
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
  const name = treeRow(page, view, label).locator(".label-name");
  const entries = page.locator(".monaco-menu .action-menu-item");
  const entry = withLabel(page, entries, action, ".action-label");
  const soon = { timeout: patience.turn };
  await eventually(async () => {
    // A menu closes where an editor that is still opening takes the focus.
    if (!(await entry.isVisible())) await name.click({ button: "right", position: start, ...soon });
    // By the keyboard: a menu that has only just opened takes no click, and does not say when it will.
    await entry.hover(soon);
    await entry.press("Enter", soon);
  });
  await entry.waitFor({ state: "hidden" });
}

/** Runs an action from the title bar of a view container with one view, by the action's title. */
export async function runTitleAction(page: Page, action: string): Promise<void> {
  await page.locator(`.part.sidebar .title-actions .action-label[aria-label^="${action}"]`).click();
}

/** Runs an action from the title bar of one of several views, by the action's title. */
export async function runViewAction(page: Page, view: string, action: string): Promise<void> {
  const header = page.locator(".part.sidebar .pane-header", { hasText: view });
  // The actions are drawn while the pointer is over the view.
  await header.hover();
  await header.locator(`.action-label[aria-label^="${action}"]`).click();
}

/**
 * Scrolls to a row that may be out of sight or still to come, from the top to the end and, for 20 seconds, over
 * again; fails where it is not there then.
 */
export function scrollTreeTo(page: Page, view: string, label: string | RegExp): Promise<Locator> {
  const row = treeRow(page, view, label);
  const last = tree(page, view).locator('.monaco-list-row[data-last-element="true"]');
  return eventually(async () => {
    await tree(page, view).press("Home");
    while (!(await isWhole(row, page, view))) {
      if (await isWhole(last, page, view)) throw new Error(`No row ${String(label)} in ${view}.`);
      await tree(page, view).press("PageDown");
    }
    return row;
  });
}

/**
 * Whether a row is in sight from top to bottom. One that is cut off must not be clicked: the browser would scroll
 * it into sight by itself, which the tree does not notice, so that the click meets another row.
 */
async function isWhole(row: Locator, page: Page, view: string): Promise<boolean> {
  if (!(await row.isVisible())) return false;
  const inner = await row.boundingBox();
  const outer = await tree(page, view).boundingBox();
  if (inner === null || outer === null) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height + 1;
}

/** The text of a view that is empty and says so, its buttons' titles included; waits until it does. */
export async function welcomeText(page: Page): Promise<string> {
  return page
    .locator(".part.sidebar .welcome-view-content")
    .filter({ visible: true, hasText: /\S/ })
    .first()
    .innerText();
}

/** Clicks a button of the first view that is empty, by its title. */
export async function clickWelcome(page: Page, button: string): Promise<void> {
  await page
    .locator(".part.sidebar .welcome-view-content .monaco-button", { hasText: button })
    .first()
    .click();
}
