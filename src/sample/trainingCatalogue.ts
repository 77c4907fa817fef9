import { itemAround } from "./itemAround.ts";

interface Family {
  readonly category: string;
  readonly opening: string;
  /** Separated by bars: split when asked for, not at import. */
  readonly subjects: string;
}

const families: readonly Family[] = [
  {
    category: "Billing",
    opening: "Handling",
    subjects:
      "refund requests|chargebacks|duplicate charges|failed card payments|disputed invoices|late renewals|gift card balances|partial refunds|currency mix-ups|expired coupons|price-match requests|non-profit discounts",
  },
  {
    category: "Billing",
    opening: "Explaining",
    subjects:
      "proration|VAT on invoices|trial limits|seat-based pricing|annual commitments|usage overages|plan downgrades|payment terms|credit notes|the billing cycle|purchase orders|price changes",
  },
  {
    category: "Conversations",
    opening: "Replying to",
    subjects:
      "an angry customer|a one-line question|a public review|a bug report|a feature request|a billing complaint|a cancellation notice|a security question|a journalist|an upset customer|a very long message|a thank-you note",
  },
  {
    category: "Conversations",
    opening: "Writing",
    subjects:
      "a clear first reply|apologies that sound human|step-by-step instructions|an outage notice|macros people enjoy|a follow-up after silence|release notes for customers|a good subject line|answers in plain English|a refusal without a fight|accessible messages|the summary of a long thread",
  },
  {
    category: "Troubleshooting",
    opening: "Troubleshooting",
    subjects:
      "sign-in loops|missing emails|slow dashboards|webhook failures|broken imports|empty reports|mobile notifications|single sign-on|time zone surprises|CSV encodings|stuck exports|calendar sync",
  },
  {
    category: "Product",
    opening: "Setting up",
    subjects:
      "a new workspace|saved views|team inboxes|office hours|workflow triggers|custom objects|a Data Connector|tags and segments|help center collections|service-level targets|the Messenger|audience rules",
  },
  {
    category: "Teamwork",
    opening: "Handing over",
    subjects:
      "to the night shift|to engineering|to account managers|a half-solved ticket|a VIP customer|before a holiday|in a second language|to a new colleague|after an incident|from chat to phone|to the legal team|a data request",
  },
  {
    category: "Teamwork",
    opening: "Running",
    subjects:
      "a calm stand-up|a blameless review|a shadowing session|the weekly quality check|a queue triage|a product briefing|peak season|an outage bridge|a customer interview|the feedback round|a knowledge day|the first week",
  },
  {
    category: "Privacy",
    opening: "Responding to",
    subjects:
      "data deletion requests|subject access requests|a lost phone|a suspected phishing email|consent questions|a leaked password|an account takeover|minors on the platform|a court order|cookie questions|recording requests|a vendor audit",
  },
  {
    category: "Orders",
    opening: "Tracking",
    subjects:
      "a delayed parcel|a lost shipment|customs paperwork|split deliveries|a return label|a damaged item|pre-orders|back-ordered items|an address change|a courier complaint|exchanges|pickup points",
  },
  {
    category: "Onboarding",
    opening: "Welcoming",
    subjects:
      "a first-time administrator|an enterprise team|a customer from a rival|a returning customer|a reseller|a school|a public agency|a start-up|a developer|a non-profit|a customer after a merger|an open-source project",
  },
  {
    category: "Automation",
    opening: "Teaching Fin",
    subjects:
      "your tone of voice|when to hand over|about opening hours|about return policies|to read an order|to ask one question at a time|what it must never promise|with better articles|from past conversations|to confirm before acting|about regional rules|to say it does not know",
  },
];

const editions = ["", ": advanced", ": a refresher", ": practice cases", ": for team leads"];

/** What a training topic is about, before its own attributes. */
export interface CatalogueEntry {
  readonly title: string;
  readonly category: string;
}

/** The entry at a number from 0; neighbours open differently, and past the last one it starts again. */
export function catalogueEntry(number: number): CatalogueEntry {
  const family = itemAround(families, number);
  const round = Math.floor(number / families.length);
  const subjects = family.subjects.split("|");
  const subject = itemAround(subjects, round);
  const edition = itemAround(editions, Math.floor(round / subjects.length));
  return { title: `${family.opening} ${subject}${edition}`, category: family.category };
}
