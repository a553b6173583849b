//! One neutral view, and a renderer for each format.
