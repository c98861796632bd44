interface KeyToScanProps {
  offer: { key: string; address: string; qr: { size: number; path: string } };
}

/** The key for the app: as a picture to scan, as text to type, as a link where the app is on this device. */
export function KeyToScan({ offer: { key, address, qr } }: KeyToScanProps) {
  return (
    <>
      <h2 className="title">1. Scan this with the app</h2>
      <svg
        role="img"
        aria-label="The key as a picture to scan; it stands below as text"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="208"
        height="208"
        shapeRendering="crispEdges"
      >
        {/* Dark on light in either mode: many readers know no other. */}
        <rect width={qr.size} height={qr.size} fill="#ffffff" />
        <path d={qr.path} fill="#000000" />
      </svg>
      <p>
        Or type this key into it: <strong className="mono wrap-anywhere">{key}</strong>
      </p>
      <p className="small muted">
        <a href={address}>Open it in an app on this device</a>
      </p>
    </>
  );
}
