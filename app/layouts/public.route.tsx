import { Outlet } from "@remix-run/react";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import { Mark } from "~/ui/mark";
import { Toast, ToastContext } from "~/ui/toast";
import { PublicArt } from "./public-art";

export const handle = { script: false };

/** The frame of the pages before login. They ship no script. */
export default function PublicLayout() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <div className="public">
        <div className="public__form">
          <header>
            <Link className="mark" to="/">
              <Mark />
            </Link>
          </header>
          <main id="main" className="stack" tabIndex={-1}>
            <Toast />
            <ToastContext.Provider value={null}>
              <Outlet />
            </ToastContext.Provider>
          </main>
          <footer className="small muted">
            <nav aria-label="Legal" className="cluster cluster--wide">
              <Link to="/privacy">Privacy Policy</Link>
              <Link to="/terms">Terms and Conditions</Link>
            </nav>
          </footer>
        </div>
        <aside className="public__side" aria-label="What CM360 holds">
          <div className="public__about">
            <PublicArt />
            <h2>One place for your Zscaler programme</h2>
            <ul>
              <li>
                <Icon name="building" />
                <div>
                  <strong>Business Profile</strong>Your partners, objectives, journey, cost reduction and team.
                </div>
              </li>
              <li>
                <Icon name="activity" />
                <div>
                  <strong>Zscaler Health Checks</strong>What each check found, what changed, and what to do first.
                </div>
              </li>
              <li>
                <Icon name="layers" />
                <div>
                  <strong>Licensing Expert</strong>What you own, when it ends, what fits next, and what you have
                  requested.
                </div>
              </li>
            </ul>
            <p className="small muted">
              CM360 is the customer portal of Secure Dynamics. Accounts are approved by a person.
            </p>
          </div>
        </aside>
      </div>
    </>
  );
}
