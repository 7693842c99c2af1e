import type { JSX } from "preact";
import type { Signing } from "../api/types";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "lsf-avatar": JSX.HTMLAttributes<HTMLElement> & {
        signing?: Signing | null;
        src?: string;
        signer?: string;
        dominant?: string;
        speed?: number;
        view?: string;
        orbit?: boolean;
        autoplay?: boolean;
        controls?: "" | "all";
        captions?: string;
      };
    }
  }
}
