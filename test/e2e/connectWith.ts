import type { Page } from "playwright-core";
import {
  acceptQuickInput,
  pickInQuickInput,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { runCommand } from "./workbench.ts";

/** A region as Connect offers it. */
export type OfferedRegion = "United States (US)" | "Europe (EU)" | "Australia (AU)";

/** Answers Connect's questions, as a person who has a token does. */
export async function connectWith(page: Page, region: OfferedRegion, token: string): Promise<void> {
  await runCommand(page, "Intercom: Connect…");
  await pickInQuickInput(page, region);
  await enterToken(page, token);
}

/** Types a token where one is asked for. */
export async function enterToken(page: Page, token: string): Promise<void> {
  await waitForQuickInput(page, "Paste the access token");
  await typeInQuickInput(page, token);
  await acceptQuickInput(page);
}
