"""What a note wishes, craft by craft, as edits."""
