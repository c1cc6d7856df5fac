import picture from './entente.svg';

/** The mark of the product; its name stands beside it, so screen readers skip the picture. */
export function Mark({ size }: { size: number }) {
  return <img src={picture} alt="" width={size} height={size} className="mark" />;
}
