import type { Answer } from "./answer.ts";
import { sampleEpoch } from "./sampleEpoch.ts";

/** The workspace that a token belongs to, as `GET /me` tells it. */
export interface SampleWorkspace {
  readonly id: string;
  readonly name: string;
  /** As Intercom writes it: "US", "EU", "AU". */
  readonly region: string;
}

/** `GET /me` (identifyAdmin): says whose token it is and which workspace, nothing about its permissions. */
export function identifyAdmin(workspace: SampleWorkspace): Answer {
  return {
    status: 200,
    body: {
      type: "admin",
      id: "991267459",
      email: "pete@example.com",
      name: "Pete Sample",
      email_verified: true,
      app: {
        type: "app",
        id_code: workspace.id,
        name: workspace.name,
        created_at: sampleEpoch - 730 * 86_400,
        secure: false,
        identity_verification: false,
        timezone: "America/Los_Angeles",
        region: workspace.region,
      },
      avatar: { type: "avatar", image_url: null },
      has_inbox_seat: true,
    },
  };
}
