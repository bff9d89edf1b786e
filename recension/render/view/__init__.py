"""What the page shows, as plain records: every decision is made here, the templates only lay out.

No function of these modules knows of files, requests or a store: each takes an edition (or the look-ups of one, see
:mod:`~recension.render.view.index`) and gives records. :func:`~recension.render.view.page.page` is the whole page; the desk
lays the same records out by the same templates, and puts what it adds into their blocks.
"""
