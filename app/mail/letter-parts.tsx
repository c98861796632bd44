// The single packages, not @react-email/components: that one brings Tailwind, Prism and a Markdown parser (47 MB of memory).
import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { Children, type CSSProperties, createContext, type ReactNode, useContext } from "react";
import type { LetterFooter } from "~/mail/letter-footer";

/** Why its reader gets the letter that is drawn; null where it answers somebody. */
export const FooterContext = createContext<LetterFooter | null>(null);

interface LetterFrameProps {
  /** The line that mail programs show beside the subject. */
  preview: string;
  /** Stands on top of the letter. */
  title?: string;
  children: ReactNode;
}

/** The whole letter. */
export function LetterFrame({ preview, title, children }: LetterFrameProps) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{title ?? preview}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkMode}</style>
      </Head>
      <Body className="paper" style={styles.body}>
        <Preview>{preview}</Preview>
        <Container className="sheet" style={styles.sheet}>
          <Text className="quiet" style={styles.sender}>
            CM360 · Secure Dynamics
          </Text>
          {title ? (
            <Heading as="h1" className="ink" style={styles.title}>
              {title}
            </Heading>
          ) : null}
          {children}
          <Hr className="line" style={styles.line} />
          <Footer />
        </Container>
      </Body>
    </Html>
  );
}

function Footer() {
  const footer = useContext(FooterContext);
  return (
    <>
      <Text className="quiet" style={styles.footer}>
        CM360 is the customer portal of Secure Dynamics.{" "}
        {footer?.why ?? "You get this letter because of something that happened there."} This letter cannot be answered.
      </Text>
      {footer?.isFixed === false && (
        <Text className="quiet" style={styles.footer}>
          {footer.unsubscribe && (
            <>
              <Link className="quiet" href={footer.unsubscribe} style={styles.footerLink}>
                Turn these mails off
              </Link>
              {" · "}
            </>
          )}
          <Link className="quiet" href={footer.preferences} style={styles.footerLink}>
            Choose which mails you get
          </Link>
        </Text>
      )}
    </>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.paragraph}>
      {withWholeDates(children)}
    </Text>
  );
}

/** A date such as 2026-12-18 is not broken at its hyphens. */
function withWholeDates(children: ReactNode): ReactNode {
  return Children.map(children, (child) =>
    typeof child === "string"
      ? child.split(/(\b\d{4}-\d{2}-\d{2}\b)/).map((part, at) =>
          at % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never moves
            <span key={at} style={styles.date}>
              {part}
            </span>
          ) : (
            part
          ),
        )
      : child,
  );
}

/** One line of facts: "Business: Acme". */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Text className="ink" style={styles.fact}>
      <span className="quiet" style={styles.label}>
        {label}:{" "}
      </span>
      {withWholeDates(children)}
    </Text>
  );
}

/** Names a part of a longer letter. */
export function Subheading({ children }: { children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={styles.subheading}>
      {children}
    </Heading>
  );
}

/** A line that leads to its page, in a list of several. `href` comes from `link`. */
export function LetterLink({ href, children }: { href: string; children: string }) {
  return (
    <Text className="ink" style={styles.fact}>
      <Link className="link" href={href} style={styles.link}>
        {children}
      </Link>
    </Text>
  );
}

/** The one thing to do, as a button, and its address to copy where buttons do not work. `href` comes from `link`. */
export function ActionLink({ href, children }: { href: string; children: string }) {
  return (
    <Section style={styles.action}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
      <Text className="quiet" style={styles.copy} data-skip-in-text="true">
        Or copy this address:{" "}
        <Link className="quiet" href={href} style={styles.address}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

const font = "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const ink = "#13191b";
const quiet = "#5d6669";

const styles = {
  date: { whiteSpace: "nowrap" },
  body: { backgroundColor: "#f5f8f8", fontFamily: font, margin: 0, padding: "24px 12px" },
  sheet: {
    backgroundColor: "#ffffff",
    border: "1px solid #dde4e6",
    borderRadius: 12,
    maxWidth: 560,
    padding: "28px 32px",
  },
  sender: { color: quiet, fontSize: 13, lineHeight: "20px", margin: 0 },
  title: { color: ink, fontSize: 22, fontWeight: 600, lineHeight: "28px", margin: "8px 0 16px" },
  subheading: { color: ink, fontSize: 16, fontWeight: 600, lineHeight: "24px", margin: "20px 0 4px" },
  link: { color: "#00616c", textDecoration: "underline" },
  paragraph: { color: ink, fontSize: 15, lineHeight: "24px", margin: "0 0 16px" },
  fact: { color: ink, fontSize: 15, lineHeight: "24px", margin: "0 0 4px" },
  label: { color: quiet },
  action: { margin: "24px 0" },
  button: {
    backgroundColor: "#00616c",
    borderRadius: 7,
    color: "#ffffff",
    fontSize: 15,
    fontWeight: 600,
    padding: "11px 18px",
  },
  copy: { color: quiet, fontSize: 13, lineHeight: "20px", margin: "12px 0 0" },
  address: { color: quiet, textDecoration: "underline", wordBreak: "break-all" },
  line: { borderColor: "#dde4e6", margin: "28px 0 16px" },
  footer: { color: quiet, fontSize: 13, lineHeight: "20px", margin: "0 0 8px" },
  footerLink: { color: quiet, textDecoration: "underline" },
} satisfies Record<string, CSSProperties>;

// Mail programs that know nothing of it keep the light letter, which some of them invert by themselves.
const darkMode = `@media (prefers-color-scheme: dark) {
  .paper, .paper td { background-color: #0d1214 !important; }
  .sheet, .sheet td { background-color: #141a1d !important; border-color: #273135 !important; }
  .ink { color: #edf2f3 !important; }
  .quiet { color: #93a0a4 !important; }
  .line { border-color: #273135 !important; }
  .link { color: #4fb3c1 !important; }
  .button { background-color: #4fb3c1 !important; color: #06181b !important; }
}`;
