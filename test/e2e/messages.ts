import type { Locator, Page } from "playwright-core";

/** Waits for a notification in the corner that contains `text`. */
export async function waitForNotification(page: Page, text: string | RegExp): Promise<Locator> {
  const notification = page
    .locator(".notifications-toasts .notification-list-item")
    .filter({ has: page.locator(".notification-list-item-message", { hasText: text }) })
    .first();
  await notification.waitFor();
  return notification;
}

/** The messages of the notifications in the corner, the newest first; none is a proper answer. */
export async function notifications(page: Page): Promise<string[]> {
  return page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
}

/** Clicks a button of the notification that contains `text`; resolves when the notification is gone. */
export async function answerNotification(
  page: Page,
  text: string | RegExp,
  button: string,
): Promise<void> {
  const notification = await waitForNotification(page, text);
  await notification.locator(".monaco-button").getByText(button, { exact: true }).click();
  await notification.waitFor({ state: "hidden" });
}

/** Closes the notification that contains `text` without an answer. */
export async function closeNotification(page: Page, text: string | RegExp): Promise<void> {
  const notification = await waitForNotification(page, text);
  await notification.hover();
  await notification.locator(".codicon-notifications-clear").click();
  await notification.waitFor({ state: "hidden" });
}

/** The message and the detail of the modal dialog; waits until there is one. */
export async function dialogText(page: Page): Promise<string> {
  return page.locator(".monaco-dialog-box .dialog-message-container").innerText();
}

/** Clicks a button of the modal dialog; resolves when the dialog is gone. */
export async function answerDialog(page: Page, button: string): Promise<void> {
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.locator(".dialog-buttons .monaco-button").getByText(button, { exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** What the items of the status bar show, from left to right, without their icons. */
export async function statusBar(page: Page): Promise<string[]> {
  const items = await page.locator(".part.statusbar .statusbar-item-label").allInnerTexts();
  return items.map((text) => text.trim()).filter((text) => text !== "");
}

/** Waits for the item of the status bar that contains `text`. */
export async function waitForStatusBar(page: Page, text: string | RegExp): Promise<Locator> {
  const item = page.locator(".part.statusbar .statusbar-item-label", { hasText: text }).first();
  await item.waitFor();
  return item;
}
