import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function EmptyPage() {
  const [title, setTitle] = useState('one')
  return (
    <main data-skin="none">
      <h2>{title}</h2>
      <button
        type="button"
        onClick={() => {
          setTitle(title === 'one' ? 'other' : 'one')
        }}
      >
        Turn
      </button>
    </main>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<EmptyPage />)
