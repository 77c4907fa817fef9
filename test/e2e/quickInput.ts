import type { Locator, Page } from "playwright-core";
import { withLabel } from "./workbench.ts";

/** What a quick pick offers. */
export interface QuickInputRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

function widget(page: Page): Locator {
  return page.locator(".quick-input-widget");
}

/** Waits for the quick input that says `text` in its title, its placeholder or its prompt. */
export async function waitForQuickInput(page: Page, text: string): Promise<void> {
  const said = widget(page)
    .locator(".quick-input-title, .quick-input-message, .quick-input-description")
    .filter({ hasText: text });
  const hinted = widget(page).locator(`input[placeholder*="${text}"]`);
  await said.or(hinted).filter({ visible: true }).first().waitFor();
}

/** Replaces what stands in the quick input, without accepting it. */
export async function typeInQuickInput(page: Page, text: string): Promise<void> {
  await widget(page).locator("input.input").fill(text);
}

/** Accepts what was typed, or the row that has the focus. */
export async function acceptQuickInput(page: Page): Promise<void> {
  await widget(page).locator("input.input").press("Enter");
}

/** Goes away from the quick input; resolves when it is gone. */
export async function cancelQuickInput(page: Page): Promise<void> {
  await widget(page).locator("input.input").press("Escape");
  await widget(page).waitFor({ state: "hidden" });
}

/** Picks a row by its label, as soon as it is offered. */
export async function pickInQuickInput(page: Page, label: string | RegExp): Promise<void> {
  await withLabel(page, widget(page).locator(".monaco-list-row"), label).click();
}

/** The rows in sight, from top to bottom; waits until there is one. */
export async function quickInputRows(page: Page): Promise<QuickInputRow[]> {
  const rows = widget(page).locator(".monaco-list-row");
  await rows.first().waitFor();
  const found: QuickInputRow[] = [];
  for (const row of await rows.all()) {
    const text = async (selector: string) =>
      (await row.locator(selector).allTextContents()).join(" ").trim();
    found.push({
      label: await text(".quick-input-list-row:first-child .label-name"),
      description: await text(".quick-input-list-row:first-child .label-description"),
      detail: await text(".quick-input-list-label-meta .label-name"),
    });
  }
  return found;
}

/** The prompt, or what is wrong with what was typed. */
export async function quickInputMessage(page: Page): Promise<string> {
  return widget(page).locator(".quick-input-message").innerText();
}
