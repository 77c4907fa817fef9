import type { RealHostName } from "../host/realHosts.ts";
import { newest } from "../host/vscodeVersions.ts";
import type { SampleWorkspace } from "../../src/sample/identifyAdmin.ts";
import type { SampleOptions } from "../../src/sample/sampleOptions.ts";
import { type SearchableWorkbench, startSearchable } from "./canary.ts";
import { type GatedIntercom, startGatedIntercom } from "./gatedIntercom.ts";
import type { WorkbenchOptions } from "./startWorkbench.ts";
import { useStarted } from "./useWorkbench.ts";

/** A workbench, and the Intercom that it finds behind the real host names. */
export interface GatedWorkbench extends SearchableWorkbench {
  readonly intercom: GatedIntercom;
}

/** What there is behind the host names, and how the workbench differs from one that finds it there. */
export interface GatedOptions {
  readonly workspaces: Readonly<Partial<Record<RealHostName, SampleWorkspace>>>;
  readonly tokens: readonly string[];
  readonly sample?: SampleOptions;
  readonly workbench?: (intercom: GatedIntercom) => Promise<WorkbenchOptions> | WorkbenchOptions;
}

/** As `useWorkbench`, of the newest VS Code, whose every file can be searched for tokens. */
export function useGatedIntercom(options: GatedOptions): () => GatedWorkbench {
  return useStarted(async () => {
    const intercom = await startGatedIntercom(options.workspaces, options.tokens, options.sample);
    try {
      const more = (await options.workbench?.(intercom)) ?? {};
      const settings = { ...intercom.options.settings, ...more.settings };
      const env = { ...intercom.options.env, ...more.env };
      const workbench = await startSearchable(newest, { ...more, settings, env });
      const close = async (): Promise<void> => {
        await workbench.close();
        await intercom.close();
      };
      return { ...workbench, intercom, close };
    } catch (error) {
      await intercom.close();
      throw error;
    }
  });
}
