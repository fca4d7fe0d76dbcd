import { Fragment, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { nameOfRow, useWhole, type KeptList, type KeptRow } from '../api/lists';
import { NotFound } from '../pages/not-found';
import { Read } from '../parts/read';

/** What stands in the address in place of a name while something new is made. */
const NEW = 'new';

interface EditedProps<List extends KeptList> {
  readonly of: List;
  /** `one` is undefined for a new one; `all` is the list that it is, or will be, in. */
  readonly children: (one: KeptRow<List> | undefined, all: readonly KeptRow<List>[]) => ReactNode;
}

/** The row of a kept list that the address names, to be edited. */
export function Edited<List extends KeptList>({ of, children }: EditedProps<List>) {
  const { name = NEW } = useParams();
  const list = useWhole(of);
  return (
    <Read from={list}>
      {(all) => {
        const one = all.find((row) => nameOfRow(of, row) === name);
        return (one ?? name === NEW) ? <Fragment key={name}>{children(one, all)}</Fragment> : <NotFound />;
      }}
    </Read>
  );
}
