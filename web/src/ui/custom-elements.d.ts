import type { JSX } from "preact";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "lsf-avatar": JSX.HTMLAttributes<HTMLElement> & {
        avatar?: string | undefined;
        src?: string | undefined;
        fps?: number | undefined;
        speed?: number;
        view?: string;
        mirror?: boolean;
        loop?: boolean;
        autoplay?: boolean;
        poster?: string;
      };
    }
  }
}
