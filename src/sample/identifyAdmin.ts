import type { Answer } from "./answer.ts";
import { sampleEpoch } from "./sampleEpoch.ts";

/** `GET /me` (identifyAdmin): says whose token it is and which workspace, nothing about its permissions. */
export function identifyAdmin(): Answer {
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
        id_code: "sample",
        name: "Sample Workspace",
        created_at: sampleEpoch - 730 * 86_400,
        secure: false,
        identity_verification: false,
        timezone: "America/Los_Angeles",
        region: "US",
      },
      avatar: { type: "avatar", image_url: null },
      has_inbox_seat: true,
    },
  };
}
