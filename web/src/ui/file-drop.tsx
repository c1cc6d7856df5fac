import { Button } from '@mantine/core';
import { Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './file-drop.module.css';

/** Takes a file by dropping or by choosing it. */
export function FileDrop({
  label,
  hint,
  accept,
  onFile,
}: {
  label: string;
  /** What kind of file it is to be. */
  hint?: string;
  accept: string;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }
  return (
    <section
      aria-label={label}
      className={`${css.drop} ${over ? css.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Upload size={28} aria-hidden="true" />
      <p>
        <b>{label}</b>
      </p>
      {hint ? <p className="muted">{hint}</p> : null}
      <Button onClick={() => input.current?.click()}>{t('file.choose')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
