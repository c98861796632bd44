/** CM360's own mark. */
export function Mark() {
  return (
    <>
      <svg viewBox="0 0 26 26" fill="none" aria-hidden="true">
        <path d="M21.4 8.2A9.8 9.8 0 1 0 22.8 13" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        <path
          d="M8.6 13.4l3.2 3.1 5.6-6.4"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="mark__name">CM360</span> <small>by Secure Dynamics</small>
    </>
  );
}
